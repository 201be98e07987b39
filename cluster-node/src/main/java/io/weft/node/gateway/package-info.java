/**
 * The stateless front of a node, in the values of the model: routes transactions and questions to the entities, sends
 * them again until they are answered (rule 17), and matches the answers. Nothing here is durable: a gateway that dies
 * leaves its clients with an unknown outcome, and they ask again.
 */
package io.weft.node.gateway;
