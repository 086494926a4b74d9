package dev.firewatch.chat.local.page;

import java.util.Collection;

/** A piece of HTML in the making; everything put in as text or attribute is escaped. */
final class Html {

	private final String name;

	private final StringBuilder attributes = new StringBuilder();

	private final StringBuilder content = new StringBuilder();

	private Html(String name) {
		this.name = name;
	}

	static Html element(String name) {
		return new Html(name);
	}

	static Html element(String name, String cssClass) {
		return new Html(name).attribute("class", cssClass);
	}

	/** Several pieces side by side. */
	static Html pieces() {
		return new Html("");
	}

	Html attribute(String attribute, String value) {
		attributes.append(' ').append(attribute).append("=\"").append(escaped(value)).append('"');
		return this;
	}

	Html flag(String attribute, boolean isSet) {
		if (isSet) {
			attributes.append(' ').append(attribute);
		}
		return this;
	}

	Html text(String text) {
		content.append(escaped(text));
		return this;
	}

	Html add(Html piece) {
		content.append(piece);
		return this;
	}

	Html add(Collection<Html> pieces) {
		pieces.forEach(this::add);
		return this;
	}

	private static String escaped(String text) {
		StringBuilder safe = new StringBuilder(text.length() + 16);
		for (int i = 0; i < text.length(); i++) {
			char next = text.charAt(i);
			switch (next) {
				case '&' -> safe.append("&amp;");
				case '<' -> safe.append("&lt;");
				case '>' -> safe.append("&gt;");
				case '"' -> safe.append("&quot;");
				case '\'' -> safe.append("&#39;");
				case '\0' -> safe.append('\uFFFD');
				default -> safe.append(next);
			}
		}
		return safe.toString();
	}

	@Override
	public String toString() {
		if (name.isEmpty()) {
			return content.toString();
		}
		String opening = "<" + name + attributes + ">";
		return name.equals("input") || name.equals("hr") || name.equals("img") ? opening
				: opening + content + "</" + name + ">";
	}

}
