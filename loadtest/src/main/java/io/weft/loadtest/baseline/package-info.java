/** The same uniform transfers in PostgreSQL, to have something to compare with that ran on the same machine. */
package io.weft.loadtest.baseline;
