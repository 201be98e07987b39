/** What a node tells of what it has used and done. */
package io.weft.node.statistics;
