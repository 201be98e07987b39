package io.weft.loadtest.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkupTest {

    @Test
    void shouldEscapeTextAndAttributes() {
        // when
        String markup = new Markup().element("p", "a<b> & \"c\"", "title", "'x' \"y\" <z>\u0000").finished();

        // then
        assertThat(markup).isEqualTo("<p title=\"&#39;x&#39; &quot;y&quot; &lt;z&gt;\ufffd\">a&lt;b&gt; &amp; &quot;c&quot;</p>\n");
    }

    @Test
    void shouldNotEndWhileAnElementIsOpen() {
        // given
        Markup markup = new Markup().open("div");

        // when, then
        assertThatThrownBy(markup::finished).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldRefuseAStyleThatCouldEnd() {
        // when, then
        assertThatThrownBy(() -> new Markup().style("</style>")).isInstanceOf(IllegalArgumentException.class);
    }
}
