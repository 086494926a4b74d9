package dev.firewatch.chat.slack.blocks;

import java.util.Arrays;
import java.util.List;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonSyntaxException;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.WrittenAction;

/**
 * An action as the value of a button: JSON rather than {@link Action#encoded()}, whose
 * separators are control characters that Slack might not hand back.
 */
public final class SlackAction {

	/** The longest button value that Slack allows. */
	static final int LONGEST_VALUE = 2_000;

	/** The longest option value that Slack allows. */
	static final int LONGEST_OPTION = 150;

	private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

	private SlackAction() {
	}

	public static String encoded(Action action) {
		WrittenAction written = WrittenAction.of(action);
		return GSON.toJson(List.of(written.verb(), written.address(), written.argument()));
	}

	public static Action decoded(String value) {
		if (!value.startsWith("[")) {
			return Action.decoded(value);
		}
		try {
			String[] parts = GSON.fromJson(value, String[].class);
			if (parts.length != 3 || Arrays.asList(parts).contains(null)) {
				throw new IllegalArgumentException("not an action of ours");
			}
			return new WrittenAction(parts[0], parts[1], parts[2]).read();
		}
		catch (JsonSyntaxException unreadable) {
			throw new IllegalArgumentException("not an action of ours", unreadable);
		}
	}

}
