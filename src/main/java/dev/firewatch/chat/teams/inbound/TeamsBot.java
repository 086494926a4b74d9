package dev.firewatch.chat.teams.inbound;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.bot.builder.InvokeResponse;
import com.microsoft.bot.builder.TurnContext;
import com.microsoft.bot.builder.teams.TeamsActivityHandler;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.ActivityTypes;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.RecentlySeen;
import dev.firewatch.chat.teams.cards.CardButtons;
import dev.firewatch.chat.teams.cards.DialogJson;
import dev.firewatch.chat.teams.cards.FormState;
import dev.firewatch.chat.teams.cards.TeamsJson;
import org.jspecify.annotations.Nullable;

/** Passes everything that Teams sends to its handler; each message once. */
class TeamsBot extends TeamsActivityHandler {

	private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

	private final TeamsSaid said;

	private final TeamsButtonHandler presses;

	private final TeamsDialogs dialogs;

	private final TeamsMarks marks;

	private final KeywordCapture overheard;

	private final InstallationHandler arrivals;

	private final RecentlySeen seen = new RecentlySeen();

	TeamsBot(TeamsSaid said, TeamsButtonHandler presses, TeamsDialogs dialogs, TeamsMarks marks,
			KeywordCapture overheard, InstallationHandler arrivals) {
		this.said = said;
		this.presses = presses;
		this.dialogs = dialogs;
		this.marks = marks;
		this.overheard = overheard;
		this.arrivals = arrivals;
	}

	/**
	 * A text, a form in the conversation or, from an older client, a button; and, where
	 * the app may read a channel, everything people say to each other there.
	 */
	@Override
	protected CompletableFuture<Void> onMessageActivity(TurnContext turn) {
		Activity activity = turn.getActivity();
		String key = TeamsInbound.key(activity);
		JsonNode data = ActivityJson.tree(activity.getValue());
		Optional<FormState> form = DialogJson.form(data);
		Optional<Action> action = CardButtons.pressed(data);
		boolean meantForUs = form.isPresent() || action.isPresent() || TeamsInbound.isAddressed(activity);
		if (!meantForUs && !overheard.concerns(activity)) {
			return DONE;
		}
		seen.once(key, () -> {
			if (form.isPresent()) {
				dialogs.filledIn(form.get(), data, activity);
			}
			else if (action.isPresent()) {
				presses.submitted(action.get(), activity, key);
			}
			else if (meantForUs) {
				said.said(activity, key);
			}
			else {
				overheard.overheard(activity, key);
			}
		});
		return DONE;
	}

	@Override
	protected CompletableFuture<InvokeResponse> onInvokeActivity(TurnContext turn) {
		Activity activity = turn.getActivity();
		JsonNode value = ActivityJson.tree(activity.getValue());
		String name = activity.getName() == null ? "" : activity.getName();
		Object body = switch (name) {
			case "adaptiveCard/action" -> executed(value.path("action").path("data"), activity);
			case "task/fetch" -> fetched(value.path("data"), activity);
			case "task/submit" -> submitted(value.path("data"), activity);
			case "composeExtension/fetchTask", "composeExtension/submitAction" ->
				marks.picked(value, activity, TeamsInbound.key(activity));
			// It isn't a request that we know, and Teams would show an error for it.
			default -> null;
		};
		return CompletableFuture.completedFuture(new InvokeResponse(200, body));
	}

	private Object executed(JsonNode data, Activity activity) {
		Optional<FormState> form = DialogJson.form(data);
		if (form.isPresent()) {
			dialogs.filledIn(form.get(), data, activity);
		}
		return CardButtons.pressed(data)
			.map(action -> presses.executed(action, activity, TeamsInbound.key(activity)))
			.orElseGet(() -> TeamsJson.object()
				.put("statusCode", 200)
				.put("type", "application/vnd.microsoft.activity.message")
				.put("value", "Done."));
	}

	private Object fetched(JsonNode data, Activity activity) {
		return CardButtons.pressed(data)
			.map(action -> presses.fetched(action, activity, TeamsInbound.key(activity)))
			.orElseGet(() -> DialogJson.said("I no longer know this button."));
	}

	private @Nullable Object submitted(JsonNode data, Activity activity) {
		return DialogJson.form(data).map(form -> dialogs.submitted(form, data, activity).orElse(null)).orElse(null);
	}

	@Override
	protected CompletableFuture<Void> onConversationUpdateActivity(TurnContext turn) {
		Activity activity = turn.getActivity();
		String self = activity.getRecipient() == null ? "" : String.valueOf(activity.getRecipient().getId());
		if (activity.getMembersAdded() != null
				&& activity.getMembersAdded().stream().anyMatch(member -> self.equals(member.getId()))) {
			arrivals.arrived(activity);
		}
		if (activity.getMembersRemoved() != null
				&& activity.getMembersRemoved().stream().anyMatch(member -> self.equals(member.getId()))) {
			arrivals.left(activity);
		}
		return DONE;
	}

	/** An edited or deleted message; anything else of which the SDK knows nothing. */
	@Override
	protected CompletableFuture<Void> onUnrecognizedActivityType(TurnContext turn) {
		String type = String.valueOf(turn.getActivity().getType());
		if (type.equals(ActivityTypes.MESSAGE_UPDATE) || type.equals(ActivityTypes.MESSAGE_DELETE)) {
			overheard.changed(turn.getActivity(), type.equals(ActivityTypes.MESSAGE_DELETE));
		}
		return DONE;
	}

	/** Events of meetings and the like, which we ignore. */
	@Override
	protected CompletableFuture<Void> onEventActivity(TurnContext turn) {
		return DONE;
	}

	@Override
	protected CompletableFuture<Void> onInstallationUpdate(TurnContext turn) {
		String action = String.valueOf(turn.getActivity().getAction());
		if (action.startsWith("add")) {
			arrivals.arrived(turn.getActivity());
		}
		else if (action.startsWith("remove")) {
			arrivals.left(turn.getActivity());
		}
		return DONE;
	}

}
