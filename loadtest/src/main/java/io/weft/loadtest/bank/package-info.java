/** Entries of a bank, real or generated, and the accounts that follow from them. Pure but for the reading of files. */
package io.weft.loadtest.bank;
