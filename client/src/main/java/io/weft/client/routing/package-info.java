/**
 * What is sent where and when: the way of each request over endpoints that come and go, to exactly one ending. No gRPC,
 * no clock, no thread: time comes in as a number, and what is to be done goes out through {@code Outbound}. For the client
 * alone; its users see {@link io.weft.client.routing.EndpointState} and {@link io.weft.client.routing.RoutingCounts}.
 */
package io.weft.client.routing;
