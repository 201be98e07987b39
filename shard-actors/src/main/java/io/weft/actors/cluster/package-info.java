/** How a node enters the cluster: it asks at the door, compares what must agree, and joins or is refused. */
package io.weft.actors.cluster;
