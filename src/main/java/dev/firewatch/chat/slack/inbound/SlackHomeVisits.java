package dev.firewatch.chat.slack.inbound;

import dev.firewatch.chat.HomeViews;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.slack.web.SlackPosts;
import org.springframework.beans.factory.ObjectProvider;

/** Shows people their home when they come to see it. */
class SlackHomeVisits {

	private final ObjectProvider<HomeViews> views;

	private final SlackInbound hearing;

	private final SlackPosts posts;

	private final ReplyExecutor errands;

	SlackHomeVisits(ObjectProvider<HomeViews> views, SlackInbound hearing, SlackPosts posts, ReplyExecutor errands) {
		this.views = views;
		this.hearing = hearing;
		this.posts = posts;
		this.errands = errands;
	}

	void visited(String userId) {
		views.ifAvailable(homes -> errands.execute(() -> posts.home(userId, homes.home(hearing.person(userId)))));
	}

}
