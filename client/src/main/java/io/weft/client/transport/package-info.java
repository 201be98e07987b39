/** How requests travel over gRPC: a shell of calls, channels and one thread around the router. For the client alone. */
package io.weft.client.transport;
