/** Clients: they send again until they know, through any gateway, and write down what they were told. */
package io.weft.simulator.client;
