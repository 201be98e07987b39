package io.weft.client.routing;

import java.util.List;

/** What a {@link Router} has done. No method may call the router back. */
public interface Outbound<Q, A> {

    /**
     * Opens a stream. Told to the router later: {@link Router#ready} when it takes messages, {@link Router#ended} when it
     * has come to nothing.
     *
     * @param endpoint index of the endpoint
     * @param lane     which of the connections to it
     */
    void open(long streamId, int endpoint, int lane);

    /** @return whether the stream takes another message at once; if not, {@link Router#ready} tells when it does */
    boolean send(long streamId, long batchId, List<Item<Q, A>> batch);

    /** Nothing more is sent on a stream; answers may still come. The next one to the same place needs another connection. */
    void retire(long streamId);

    /** Ends a stream. The router will not hear of it any more. */
    void cancel(long streamId, String why);
}
