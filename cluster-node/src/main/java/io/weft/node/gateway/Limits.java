package io.weft.node.gateway;

/**
 * What one node admits at the same time. A permit is taken before a request enters a gateway actor and given back when
 * it has been answered, or given up.
 */
record Limits(InFlightLimit transactions, InFlightLimit questions) {}
