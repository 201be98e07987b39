package io.weft.simulator.client;

import io.weft.protocol.message.GatewayMessage;

/** Something that a client asks until it is answered. Each try is a request of its own, through any gateway. */
abstract class Question {

    private static final int MIN_PATIENCE_MS = 300;
    private static final int PATIENCE_SPREAD_MS = 900;
    private static final int MIN_BACKOFF_MS = 20;
    private static final int BACKOFF_SPREAD_MS = 130;

    private final Clients clients;
    private final String name;
    private final long key;
    private boolean settled;
    private int tries;
    private int awaited;

    Question(Clients clients, String name) {
        this.clients = clients;
        this.name = name;
        this.key = clients.unusedKey(name);
    }

    /** The same when other questions are taken away: what is left to chance hangs on it. */
    long key() {
        return key;
    }

    Clients clients() {
        return clients;
    }

    String name() {
        return name;
    }

    boolean isSettled() {
        return settled;
    }

    /** Sends a try, and another one when its answer stays away. */
    final void send() {
        if (!settled) {
            sendOnceMore();
            sendAgainIn(MIN_PATIENCE_MS + clients.luck(PATIENCE_SPREAD_MS, this, tries, 2));
        }
    }

    final void sendOnceMore() {
        int thisTry = ++tries;
        send(clients.gatewayFor(this, thisTry), clients.newRequest(this, thisTry));
    }

    /** What was to be sent earlier is sent then. */
    private void sendAgainIn(long delayMs) {
        int mine = ++awaited;
        clients.world().after(delayMs, () -> {
            if (mine == awaited) {
                send();
            }
        });
    }

    final void backOff() {
        if (!settled) {
            sendAgainIn(MIN_BACKOFF_MS + clients.luck(BACKOFF_SPREAD_MS, this, tries, 3));
        }
    }

    final void settle() {
        if (!settled) {
            settled = true;
            clients.settled();
        }
    }

    abstract void send(int gateway, long request);

    abstract void answered(GatewayMessage.Answer answer);
}
