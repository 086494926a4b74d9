package dev.firewatch.chat.teams.cards;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.function.Predicate;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Cut;

/**
 * Buttons as actions of a card. A button that acts at once is an {@code Action.Execute},
 * so that the card can change in place; one that opens a form asks for a dialog.
 */
public class CardButtons {

	/** The key of our own part of an action's data. */
	public static final String OURS = "firewatch";

	public static final String ACTION = "action";

	/** Tells Teams to open a dialog. */
	static final String FETCH = "task/fetch";

	private static final int LONGEST_TITLE = 60;

	/** Teams shows six; the rest are easier to find under its "…". */
	private static final int MOST_SHOWN = 4;

	private static final int MOST = 12;

	private static final int LARGEST = 9_000;

	private final Predicate<Action> dialogs;

	/**
	 * @param dialogs which actions open a dialog. A guess is good enough: an unexpected
	 * form is shown in the conversation, and a dialog without a form says what was done
	 */
	CardButtons(Predicate<Action> dialogs) {
		this.dialogs = dialogs;
	}

	/** The buttons; those that don't fit are left out, and a note says so. */
	List<ObjectNode> render(List<Button> shown, List<Button> more) {
		ObjectNode set = TeamsJson.object().put("type", "ActionSet");
		ArrayNode actions = set.putArray("actions");
		List<Button> all = new ArrayList<>(shown);
		all.addAll(more);
		int left = 0;
		int size = 0;
		for (int i = 0; i < all.size(); i++) {
			ObjectNode action = action(all.get(i), i >= Math.min(shown.size(), MOST_SHOWN));
			int length = action.toString().getBytes(StandardCharsets.UTF_8).length;
			if (actions.size() < MOST && size + length <= LARGEST) {
				actions.add(action);
				size += length;
			}
			else {
				left++;
			}
		}
		List<ObjectNode> elements = new ArrayList<>();
		if (!actions.isEmpty()) {
			elements.add(set);
		}
		if (left > 0) {
			elements.add(TeamsJson.object()
				.put("type", "TextBlock")
				.put("isSubtle", true)
				.put("wrap", true)
				.put("text", "… and " + left + " more"));
		}
		return elements;
	}

	private ObjectNode action(Button button, boolean secondary) {
		String title = Cut.to(CardText.plain(button.label().isBlank() ? "…" : button.label()), LONGEST_TITLE);
		ObjectNode action = dialogs.test(button.action()) ? dialog(title, button.action())
				: execute(title, button.action());
		if (button.primary()) {
			action.put("style", "positive");
		}
		if (secondary) {
			action.put("mode", "secondary");
		}
		return action;
	}

	private static ObjectNode execute(String title, Action meant) {
		ObjectNode action = TeamsJson.object().put("type", "Action.Execute").put("title", title).put("verb", OURS);
		action.set("data", data(meant));
		// An older client sends an ordinary message instead.
		ObjectNode submit = action.putObject("fallback").put("type", "Action.Submit").put("title", title);
		submit.set("data", data(meant));
		return action;
	}

	private static ObjectNode dialog(String title, Action meant) {
		ObjectNode action = TeamsJson.object().put("type", "Action.Submit").put("title", title);
		ObjectNode data = data(meant);
		data.putObject("msteams").put("type", FETCH);
		action.set("data", data);
		return action;
	}

	private static ObjectNode data(Action meant) {
		ObjectNode data = TeamsJson.object();
		data.putObject(OURS).put(ACTION, meant.encoded());
		return data;
	}

	/** The action in the data of a pressed button. */
	public static java.util.Optional<Action> pressed(JsonNode data) {
		String encoded = TeamsJson.text(data, OURS + "." + ACTION);
		try {
			return java.util.Optional.ofNullable(encoded).map(Action::decoded);
		}
		catch (IllegalArgumentException notOurs) {
			return java.util.Optional.empty();
		}
	}

}
