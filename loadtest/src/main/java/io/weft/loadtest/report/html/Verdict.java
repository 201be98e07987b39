package io.weft.loadtest.report.html;

import io.weft.loadtest.result.AuditResult;

/** What an audit came to. One that looked nothing up is not clean. */
enum Verdict {
    CLEAN("clean", "\u2713", "audit clean", "Every check held."),
    FAILED("failed", "\u2717", "audit failed", "The audit failed: the figures above mean nothing."),
    NONE("neutral", "\u00b7", "not audited", "Nothing was looked up.");

    private final String style;
    private final String sign;
    private final String words;
    private final String sentence;

    Verdict(String style, String sign, String words, String sentence) {
        this.style = style;
        this.sign = sign;
        this.words = words;
        this.sentence = sentence;
    }

    static Verdict of(AuditResult audit) {
        if (!audit.isClean()) {
            return FAILED;
        }
        return audit.checks().isEmpty() ? NONE : CLEAN;
    }

    String style() {
        return style;
    }

    String words() {
        return sign + " " + words;
    }

    String sentence() {
        return sign + " " + sentence;
    }
}
