package dev.firewatch.chat.teams.cards;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a dialog is answered with, and the form that it sends. */
public final class DialogJson {

	private DialogJson() {
	}

	/** The dialog goes on with this card. */
	public static ObjectNode next(FormState state, ObjectNode card) {
		ObjectNode response = TeamsJson.object();
		ObjectNode value = response.putObject("task").put("type", "continue").putObject("value");
		value.put("title", FormCards.title(state.form())).put("height", "large").put("width", "medium");
		value.set("card", CardRenderer.attachment(card));
		return response;
	}

	/** The dialog ends with a word. */
	public static ObjectNode said(String line) {
		ObjectNode response = TeamsJson.object();
		response.putObject("task").put("type", "message").put("value", line);
		return response;
	}

	/** The form that came back; empty if it is none of ours. */
	public static Optional<FormState> form(JsonNode data) {
		return FormState.decoded(TeamsJson.text(data, CardButtons.OURS + "." + FormCards.FORM));
	}

}
