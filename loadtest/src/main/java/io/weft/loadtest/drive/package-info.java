/**
 * Drives a ledger: each connection has one thread, which draws operations when their time has come, sends them in batches
 * that grow by themselves, and takes every transaction to a final outcome under the same id.
 */
package io.weft.loadtest.drive;
