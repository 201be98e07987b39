package io.weft.client;

import io.weft.client.routing.EndpointState;
import io.weft.client.routing.RoutingCounts;
import java.util.List;

/**
 * How a client fares, as far as transactions are concerned.
 *
 * @param counts since it was made, and now
 */
public record ClientStatus(List<Endpoint> endpoints, RoutingCounts counts) {

    /**
     * @param states  one for each connection
     * @param trouble what went wrong there last, for people; empty if it has answered since
     */
    public record Endpoint(String address, List<EndpointState> states, String trouble) {}
}
