package io.weft.local.cluster;

import java.io.IOException;

/** What was asked of the cluster can't be done. The message says why, where to look, and what to do. */
public final class ClusterFailed extends IOException {

    private static final long serialVersionUID = 1;

    ClusterFailed(String message) {
        super(message);
    }
}
