package dev.firewatch.chat.slack.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.chat.Handles;
import dev.firewatch.chat.HeardText;
import dev.firewatch.chat.MentionedPerson;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/** Reads text as Slack sends it: people, channels and links are in angle brackets. */
public class SlackText {

	private static final Pattern TOKEN = Pattern.compile("<([^<>|]+)(?:\\|([^<>]*))?>");

	private final SlackPeople people;

	public SlackText(SlackPeople people) {
		this.people = people;
	}

	/** Reads a text in Slack's markup. */
	public HeardText heard(String raw) {
		Map<String, PersonId> mentioned = new LinkedHashMap<>();
		StringBuilder text = new StringBuilder();
		Matcher token = TOKEN.matcher(raw);
		int end = 0;
		while (token.find()) {
			text.append(unescaped(raw.substring(end, token.start())));
			text.append(read(token.group(1), token.group(2), mentioned));
			end = token.end();
		}
		text.append(unescaped(raw.substring(end)));
		return typed(text.toString(), mentioned);
	}

	/** A text without markup, made without asking who anybody is. */
	public static String reads(String raw) {
		return unescaped(TOKEN.matcher(raw).replaceAll(token -> {
			String label = token.group(2) == null ? "" : token.group(2);
			String target = token.group(1);
			boolean isName = target.startsWith("@") || target.startsWith("#");
			String shown = isName ? target.charAt(0) + (label.isEmpty() ? target.substring(1) : label)
					: link(target, label);
			return Matcher.quoteReplacement(shown);
		}));
	}

	/** Reads a text without markup, such as a field of a form. */
	public HeardText typed(String text) {
		return typed(text, new LinkedHashMap<>());
	}

	private HeardText typed(String text, Map<String, PersonId> mentioned) {
		Handles.mentionedIn(text, name -> Optional.ofNullable(mentioned.get("@" + name)).or(() -> known(name)))
			.forEach(one -> mentioned.put(one.token(), one.person()));
		return new HeardText(text,
				mentioned.entrySet().stream().map(e -> new MentionedPerson(e.getKey(), e.getValue())).toList());
	}

	private Optional<PersonId> known(String handle) {
		return people.byHandle(handle).or(() -> people.byHandle(handle.toLowerCase(Locale.ROOT)));
	}

	private String read(String target, @Nullable String label, Map<String, PersonId> mentioned) {
		String shown = label == null ? "" : unescaped(label);
		return switch (target.charAt(0)) {
			case '@' -> mention(target.substring(1), shown, mentioned);
			case '#' -> "#" + (shown.isEmpty() ? target.substring(1) : shown);
			case '!' -> shown.isEmpty() ? "@" + target.substring(1).replaceAll("\\^.*", "") : shown;
			default -> link(unescaped(target), shown);
		};
	}

	/**
	 * Slack makes a link of anything that looks like one; the label is then what was
	 * typed.
	 */
	private static String link(String url, String label) {
		return !label.isEmpty() && url.endsWith(label) ? label : url;
	}

	private String mention(String userId, String label, Map<String, PersonId> mentioned) {
		if (mentioned.size() >= Handles.MOST) {
			return "@" + (label.isEmpty() ? userId : label);
		}
		Person person = people.mentioned(userId, label);
		String handle = "@" + (label.isEmpty() ? person.handle() : label).replaceAll("\\s+", "-");
		String token = handle;
		for (int n = 2; mentioned.containsKey(token) && !mentioned.get(token).equals(person.id()); n++) {
			// Two people with the same name must not be mixed up.
			token = handle + "-" + n;
		}
		mentioned.put(token, person.id());
		return token;
	}

	private static String unescaped(String text) {
		return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
	}

}
