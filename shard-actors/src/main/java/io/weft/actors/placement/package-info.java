/** On which node each entity runs: what is measured, what is decided from it, and how it is told to Cluster Sharding. */
package io.weft.actors.placement;
