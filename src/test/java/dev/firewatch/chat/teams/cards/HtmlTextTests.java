package dev.firewatch.chat.teams.cards;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HtmlTextTests {

	@ParameterizedTest
	@CsvSource({ "<p>Rolled back</p><p>Watching</p>,Rolled back|Watching", "one<br/>two,one|two",
			"<ul><li>alpha</li><li>beta</li></ul>,alpha|beta", "<at id=\"0\">Alice</at> look,@Alice look",
			"a &lt;b&gt; &amp; c&nbsp;d,a <b> & c d", "if a < b then c,if a < b then c",
			"<div title=\"a > b\">kept</div>,kept", "<p>never closed,never closed" })
	void readsAsPeopleSeeIt(String html, String seen) {
		assertThat(HtmlText.of(html)).isEqualTo(seen.replace('|', '\n'));
	}

	@Test
	void leavesOutWhatNobodySees() {
		assertThat(HtmlText.of("<!-- hidden --><script>alert(1)</script><style>p{}</style>seen")).isEqualTo("seen");
	}

}
