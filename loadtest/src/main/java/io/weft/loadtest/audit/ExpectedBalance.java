package io.weft.loadtest.audit;

import io.weft.client.AccountId;


/** What an account must hold of the audited asset. */
public record ExpectedBalance(AccountId account, String name, long posted, long held) {}
