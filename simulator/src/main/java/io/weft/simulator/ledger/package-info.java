/**
 * The ledger as a plain sequential program: what a client may see if transactions ran one after another on one machine.
 * It is written from the contract of the public API alone and shares no code with the machines that it judges; therefore
 * it has its own types, too, in which histories of real clusters can be told as well.
 *
 * <p>Accounts, assets, transactions and holds are named by strings: an asset is {@code issuer/number}, a hold
 * {@code transaction/step}. Amounts are integers. Times are in milliseconds.
 *
 * <p>Where the contract is silent the model is lenient, and says so at the place.
 */
package io.weft.simulator.ledger;
