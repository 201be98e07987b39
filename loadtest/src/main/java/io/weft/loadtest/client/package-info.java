/** A client of the public API: bounded streams that send a transaction again until its outcome is known, and reads. */
package io.weft.loadtest.client;
