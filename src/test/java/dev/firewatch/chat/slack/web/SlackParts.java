package dev.firewatch.chat.slack.web;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import dev.firewatch.chat.Administrators;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.slack.blocks.SlackMessageRenderer;
import dev.firewatch.people.Account;
import dev.firewatch.people.AwaySigns;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.people.Strangers;
import dev.firewatch.testing.KnownPeople;

/** The adapter's parts put together without Spring, speaking to some Slack. */
public class SlackParts implements AutoCloseable {

	final KnownPeople known = new KnownPeople();

	final ReplyExecutor errands = new ReplyExecutor("slack", Duration.ofMillis(300), event -> true);

	public final Slack slack;

	final SlackWeb web;

	public final SlackIdentity identity;

	final SlackPeople people;

	final SlackPosts posts;

	final SlackInvitations invitations;

	final SlackPlatform platform;

	/** What administrators were told and was not mended, by what it is about. */
	final Map<String, String> told = new ConcurrentHashMap<>();

	public SlackParts(String apiUrl, String token) {
		SlackConfig config = new SlackConfig();
		config.setMethodsEndpointUrlPrefix(apiUrl);
		config.setHttpClientCallTimeoutMillis(2_000);
		config.setStatsEnabled(false);
		slack = Slack.getInstance(config);
		SlackBudget budget = new SlackBudget(Clock.systemUTC(), () -> 1);
		web = new SlackWeb(slack.methods(token), slack.methods(token), budget);
		identity = new SlackIdentity(web);
		people = new SlackPeople(known, web, identity,
				new SlackPeople.SlackPeopleRules(ZoneOffset.UTC, new AwaySigns(Set.of("palm_tree")), Clock.systemUTC()),
				new Strangers(false), errands);
		posts = new SlackPosts(web, new SlackMessageRenderer(people::userId),
				new SlackPictures(web, administrators(), new SlackHosts(apiUrl)));
		invitations = new SlackInvitations(web, administrators());
		platform = new SlackPlatform(
				new SlackRooms(new SlackChannels(web, identity), posts, new AnnouncementChannel("incidents"),
						administrators()),
				invitations, posts, people, identity, budget, new SlackFiles(token, new SlackHosts(apiUrl)));
	}

	/** How often they were told something that they did not know. */
	final AtomicInteger tellings = new AtomicInteger();

	private Administrators administrators() {
		return new Administrators() {
			@Override
			public void tell(Platform on, String what, String problem) {
				if (told.put(what, problem) == null) {
					tellings.incrementAndGet();
				}
			}

			@Override
			public void mended(Platform on, String what) {
				told.remove(what);
			}
		};
	}

	PersonId person(String userId, String handle) {
		Account account = new Account(Platform.SLACK, userId);
		PersonId id = new PersonId(account.key());
		known.save(new Person(id, handle, handle, ZoneOffset.UTC, List.of(account)));
		return id;
	}

	@Override
	public void close() throws Exception {
		errands.close();
		slack.close();
	}

}
