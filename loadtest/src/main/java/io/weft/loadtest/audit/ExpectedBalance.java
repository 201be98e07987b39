package io.weft.loadtest.audit;

import com.google.protobuf.ByteString;

/** What an account must hold of the audited asset. */
public record ExpectedBalance(ByteString account, String name, long posted, long held) {}
