package dev.firewatch.chat.teams.inbound;

import dev.firewatch.chat.Caller;
import dev.firewatch.chat.CommandExecutor;
import dev.firewatch.chat.HomeViews;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.TypedText;
import dev.firewatch.chat.teams.connector.ConversationIds;
import dev.firewatch.chat.teams.connector.TeamsPosts;
import dev.firewatch.chat.teams.connector.TeamsReferences;
import dev.firewatch.chat.teams.connector.TeamsReplyTarget;
import dev.firewatch.people.Platform;
import com.microsoft.bot.schema.Activity;

import org.springframework.beans.factory.ObjectProvider;

/** The app is installed somewhere, or removed: where the bot may speak first. */
class InstallationHandler {

	private final ObjectProvider<HomeViews> views;

	private final TeamsInbound hearing;

	private final TeamsReferences references;

	private final TeamsPosts posts;

	private final CommandExecutor executor;

	private final ReplyExecutor errands;

	InstallationHandler(ObjectProvider<HomeViews> views, TeamsInbound hearing, TeamsReferences references,
			TeamsPosts posts, ReplyExecutor errands, CommandExecutor executor) {
		this.views = views;
		this.hearing = hearing;
		this.references = references;
		this.posts = posts;
		this.executor = executor;
		this.errands = errands;
	}

	/** Keeps where it is and, in a personal chat, shows what the person owes, once. */
	void arrived(Activity activity) {
		TeamsReplyTarget stranger = hearing.stranger(activity);
		TypedText nothing = TypedText.nothing(Platform.TEAMS);
		executor.<Reply>answer(nothing, () -> {
			Caller caller = hearing.known(stranger, activity);
			// Teams tells of one installation in several ways at once.
			if (stranger.direct() && references.welcome(caller.person().id())) {
				views.ifAvailable(homes -> errands.run(() -> {
					MessageRef home = posts.answer(stranger.of(caller), homes.home(caller.person()));
					references.home(caller.person().id(), home.id());
				}));
			}
			return Reply.silent();
		}, notKept -> notKept);
	}

	/** Forgets it: whatever would be sent there is refused. */
	void left(Activity activity) {
		TeamsReplyTarget stranger = hearing.stranger(activity);
		executor.<Reply>answer(TypedText.nothing(Platform.TEAMS), () -> {
			if (stranger.direct()) {
				references.forgetPerson(hearing.known(stranger, activity).person().id());
			}
			else {
				references.forgetRoom(ConversationIds.channel(stranger.conversation()));
			}
			return Reply.silent();
		}, notForgotten -> notForgotten);
	}

}
