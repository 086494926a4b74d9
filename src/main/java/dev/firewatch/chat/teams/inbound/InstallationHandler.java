package dev.firewatch.chat.teams.inbound;

import dev.firewatch.chat.HomeViews;
import dev.firewatch.chat.InboundFlow;
import dev.firewatch.chat.InboundFlow.Speaker;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.teams.connector.ConversationIds;
import dev.firewatch.chat.teams.connector.TeamsPosts;
import dev.firewatch.chat.teams.connector.TeamsReferences;
import dev.firewatch.chat.teams.connector.TeamsReplyTarget;
import com.microsoft.bot.schema.Activity;

import org.springframework.beans.factory.ObjectProvider;

/** Learns where the app is installed or removed, and so where the bot may speak first. */
class InstallationHandler {

	private final ObjectProvider<HomeViews> views;

	private final InboundFlow flow;

	private final TeamsInbound hearing;

	private final TeamsReferences references;

	private final TeamsPosts posts;

	private final ReplyExecutor errands;

	InstallationHandler(ObjectProvider<HomeViews> views, InboundFlow flow, TeamsInbound hearing,
			TeamsReferences references, TeamsPosts posts, ReplyExecutor errands) {
		this.views = views;
		this.flow = flow;
		this.hearing = hearing;
		this.references = references;
		this.posts = posts;
		this.errands = errands;
	}

	/** Stores the place and, in a personal chat, shows once what the person has to do. */
	void arrived(Activity activity) {
		TeamsReplyTarget stranger = hearing.stranger(activity);
		flow.notice(hearing.speaker(stranger, activity), caller -> {
			// Teams reports one installation in several ways at once.
			if (stranger.direct() && references.welcome(caller.person().id())) {
				views.ifAvailable(homes -> errands.run(() -> {
					MessageRef home = posts.answer(stranger.of(caller), homes.home(caller.person()));
					references.home(caller.person().id(), home.id());
				}));
			}
		});
	}

	/** Forgets the place: Teams refuses anything sent there. */
	void left(Activity activity) {
		TeamsReplyTarget stranger = hearing.stranger(activity);
		if (stranger.direct()) {
			flow.notice(hearing.speaker(stranger, activity), caller -> references.forgetPerson(caller.person().id()));
		}
		else {
			// There is nothing to learn about the person who removed it.
			flow.notice(new Speaker(stranger.caller(), stranger::caller),
					caller -> references.forgetRoom(ConversationIds.channel(stranger.conversation())));
		}
	}

}
