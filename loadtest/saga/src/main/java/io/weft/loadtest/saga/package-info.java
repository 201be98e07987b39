/**
 * The usual pattern, as a measure: an event-sourced entity for each account, and one for each transfer that debits, then
 * credits (a saga). Atomic in the end, isolated never: between the two steps the money is nowhere.
 */
package io.weft.loadtest.saga;
