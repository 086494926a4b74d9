package dev.firewatch.chat.teams.connector;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;

/**
 * What is known about conversations, so that the bot can speak first: learned from
 * everything Teams sends, forgotten when the app is uninstalled. Small documents found by
 * {@code _id}.
 */
public class TeamsReferences {

	private static final String SERVICE = "service";

	private static final String LATEST_CHANNEL = "channel";

	private final StoredReferences stored;

	/** Another instance's change is seen within a minute. */
	private final Cache<String, Reference> known = Caffeine.newBuilder()
		.maximumSize(20_000)
		.expireAfterWrite(Duration.ofMinutes(1))
		.build();

	TeamsReferences(StoredReferences stored) {
		this.stored = stored;
	}

	public Optional<Reference> person(PersonId person) {
		return find("person/" + person.value());
	}

	/** Records the person's own chat with the bot. */
	public void person(PersonId person, String conversation, String serviceUrl) {
		String id = "person/" + person.value();
		String mark = find(id).filter(old -> old.conversation().equals(conversation)).map(Reference::mark).orElse(null);
		keep(new Reference(id, conversation, serviceUrl, null, mark));
	}

	/** Records which message shows the person's home. */
	public void home(PersonId person, @Nullable String message) {
		mark("person/" + person.value(), message);
	}

	public Optional<Reference> room(String conversation) {
		return find("room/" + conversation);
	}

	public void room(String conversation, String serviceUrl, @Nullable String team) {
		String id = "room/" + conversation;
		Optional<Reference> before = find(id);
		String inTeam = team != null ? team : before.map(Reference::team).orElse(null);
		Reference now = new Reference(id, conversation, serviceUrl, inTeam, before.map(Reference::mark).orElse(null));
		if (before.filter(now::equals).isPresent()) {
			return;
		}
		// Whoever opens the room may just now record its owner.
		if (stored.place(id, conversation, serviceUrl, inTeam) == 0) {
			keep(now);
		}
		known.invalidate(id);
	}

	/** Records who owns the channel until somebody is invited. */
	public void owner(String conversation, @Nullable String directoryId) {
		mark("room/" + conversation, directoryId);
	}

	/** Whether the person was called into the room before. */
	public boolean wasCalled(String conversation, PersonId person) {
		return find("called/" + conversation + "/" + person.value()).isPresent();
	}

	public void called(String conversation, PersonId person) {
		keep(new Reference("called/" + conversation + "/" + person.value(), conversation, "", null, null));
	}

	/** The channel where somebody last spoke, used if none is configured. */
	public Optional<String> latestChannel() {
		return find(LATEST_CHANNEL).map(Reference::conversation);
	}

	public void latestChannel(String conversation, String serviceUrl) {
		keep(new Reference(LATEST_CHANNEL, conversation, serviceUrl, null, null));
	}

	/** The room that was opened under the key. */
	public Optional<String> opened(String key) {
		return find("key/" + key).map(Reference::conversation);
	}

	public void opened(String key, String conversation) {
		keep(new Reference("key/" + key, conversation, "", null, null));
		keep(new Reference("opened/" + conversation, key, "", null, null));
	}

	/** The key under which the room was opened; empty if it wasn't. */
	public String keyOf(String conversation) {
		return find("opened/" + conversation).map(Reference::conversation).orElse("");
	}

	/** The owner of the account. */
	Optional<PersonId> account(String accountId) {
		return find("account/" + accountId).map(reference -> new PersonId(reference.conversation()));
	}

	void account(String accountId, PersonId person) {
		keep(new Reference("account/" + accountId, person.value(), "", null, null));
	}

	/**
	 * Where the service of the conversation is, or else the last one heard from.
	 */
	Optional<String> serviceUrl(String conversation) {
		return room(conversation).map(Reference::serviceUrl)
			.filter(url -> !url.isEmpty())
			.or(() -> find(SERVICE).map(Reference::serviceUrl));
	}

	public void service(String serviceUrl) {
		keep(new Reference(SERVICE, "", serviceUrl, null, null));
	}

	/** Whether this is the person's first welcome since the app was installed. */
	public boolean welcome(PersonId person) {
		try {
			stored.insert(new Reference("welcomed/" + person.value(), "", "", null, null));
			return true;
		}
		catch (DuplicateKeyException welcomed) {
			return false;
		}
	}

	/** The app was removed there: nothing can be sent any more. */
	public void forgetPerson(PersonId person) {
		forget("person/" + person.value());
		forget("welcomed/" + person.value());
	}

	public void forgetRoom(String conversation) {
		forget("room/" + conversation);
	}

	private Optional<Reference> find(String id) {
		Reference cached = known.getIfPresent(id);
		if (cached != null) {
			return Optional.of(cached);
		}
		Optional<Reference> found = stored.findById(id);
		found.ifPresent(reference -> known.put(id, reference));
		return found;
	}

	/** Most of what arrives is already known. */
	private void keep(Reference reference) {
		if (!find(reference.id()).filter(reference::equals).isPresent()) {
			stored.save(reference);
			known.put(reference.id(), reference);
		}
	}

	private void mark(String id, @Nullable String mark) {
		if (find(id).filter(reference -> !Objects.equals(reference.mark(), mark)).isPresent()) {
			stored.mark(id, mark);
			known.invalidate(id);
		}
	}

	private void forget(String id) {
		stored.deleteById(id);
		known.invalidate(id);
	}

}
