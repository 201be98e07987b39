package io.weft.loadtest.saga;

/** Whatever is persisted or sent; see application.conf. */
interface Message {}
