package dev.firewatch.chat.slack;

import dev.firewatch.chat.HomeViews;
import org.springframework.beans.factory.ObjectProvider;

/** Shows people their home when they come to see it. */
class SlackHomeVisits {

	private final ObjectProvider<HomeViews> views;

	private final SlackInbound hearing;

	private final SlackPosts posts;

	private final SlackErrands errands;

	SlackHomeVisits(ObjectProvider<HomeViews> views, SlackInbound hearing, SlackPosts posts, SlackErrands errands) {
		this.views = views;
		this.hearing = hearing;
		this.posts = posts;
		this.errands = errands;
	}

	void visited(String userId) {
		views.ifAvailable(homes -> errands.execute(() -> posts.home(userId, homes.home(hearing.person(userId)))));
	}

}
