/** What operators see and do, for the transport to offer. */
package io.weft.node.operations;
