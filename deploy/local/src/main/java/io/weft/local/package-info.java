/** The command line of clusters on this machine. */
package io.weft.local;
