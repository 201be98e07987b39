/** Where entities run: one actor per entity somewhere in the cluster, all started, none passivated. */
package io.weft.actors.sharding;
