/** Between the values of the ledger and the bytes of the journal. */
package io.weft.protocol.codec;
