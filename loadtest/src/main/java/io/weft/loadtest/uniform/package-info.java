/** Uniform random transfers among many accounts, as fast as the ledger answers. */
package io.weft.loadtest.uniform;
