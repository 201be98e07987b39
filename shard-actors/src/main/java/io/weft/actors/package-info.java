/**
 * The Pekko side of the entities: shells that drive the pure machines of {@code protocol}
 * ({@link io.weft.actors.entity}), where they run ({@link io.weft.actors.sharding}), and how what they say travels
 * ({@link io.weft.actors.serialization}).
 */
package io.weft.actors;
