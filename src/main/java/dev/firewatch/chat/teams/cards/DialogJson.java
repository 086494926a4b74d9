package dev.firewatch.chat.teams.cards;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The answers to a dialog, and the form that it sends. */
public final class DialogJson {

	private DialogJson() {
	}

	/** Continues the dialog with this card. */
	public static ObjectNode next(FormState state, ObjectNode card) {
		ObjectNode response = TeamsJson.object();
		ObjectNode value = response.putObject("task").put("type", "continue").putObject("value");
		value.put("title", FormCards.title(state.form())).put("height", "large").put("width", "medium");
		value.set("card", CardRenderer.attachment(card));
		return response;
	}

	/** Ends the dialog with a line of text. */
	public static ObjectNode said(String line) {
		ObjectNode response = TeamsJson.object();
		response.putObject("task").put("type", "message").put("value", line);
		return response;
	}

	/** The form that came back; empty if it isn't ours. */
	public static Optional<FormState> form(JsonNode data) {
		return FormState.decoded(TeamsJson.text(data, CardButtons.OURS + "." + FormCards.FORM));
	}

}
