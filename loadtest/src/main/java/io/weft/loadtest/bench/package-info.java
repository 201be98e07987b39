/** Standard measurements, each repeatable with one command, and printed as lines of JSON. */
package io.weft.loadtest.bench;
