/** Judges a run: by what clients were told, by what was journaled, and by the plain model of the ledger. */
package io.weft.simulator.audit;
