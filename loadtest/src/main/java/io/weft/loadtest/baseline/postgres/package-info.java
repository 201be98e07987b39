/** A PostgreSQL cluster for one run: found, set up, started, stopped and deleted. */
package io.weft.loadtest.baseline.postgres;
