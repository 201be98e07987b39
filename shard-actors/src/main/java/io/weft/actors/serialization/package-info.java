/** How messages travel between nodes: as protobuf, each kind under a versioned name. Java serialization is off. */
package io.weft.actors.serialization;
