package dev.firewatch.chat.teams.cards;

import dev.firewatch.chat.Cut;
import com.fasterxml.jackson.databind.JsonNode;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** A Teams message as text, without its markup. */
public final class HtmlText implements NodeVisitor {

	private static final int LONGEST = 10_000;

	private final StringBuilder text = new StringBuilder();

	private HtmlText() {
	}

	/** The message as text, whether it is HTML or not. */
	public static String ofMessage(JsonNode message) {
		String content = Cut.to(TeamsJson.text(message, "body.content", ""), LONGEST);
		if (!"html".equalsIgnoreCase(TeamsJson.text(message, "body.contentType"))) {
			return content.strip();
		}
		return of(content);
	}

	static String of(String html) {
		HtmlText reader = new HtmlText();
		Jsoup.parseBodyFragment(html).body().traverse(reader);
		return reader.text.toString()
			.replace('\u00a0', ' ')
			.replaceAll("[ \t]*\n[ \t]*", "\n")
			.replaceAll("\n{3,}", "\n\n")
			.strip();
	}

	@Override
	public void head(Node node, int depth) {
		if (node instanceof TextNode words) {
			text.append(words.getWholeText());
		}
		else if (node.nodeName().equals("at")) {
			text.append('@');
		}
	}

	@Override
	public void tail(Node node, int depth) {
		boolean endsLine = node.nodeName().equals("br") || (node instanceof Element element && element.isBlock());
		if (endsLine) {
			text.append('\n');
		}
	}

}
