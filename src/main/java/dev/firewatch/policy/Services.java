package dev.firewatch.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who looks after what, as written in {@code config/services.yml}. */
public final class Services {

	private final List<Service> services;

	private final List<Team> teams;

	/** Looked for with every reminder, so they are made once. */
	private final List<ServiceName> names;

	public Services(List<Service> services, List<Team> teams) {
		this.services = List.copyOf(services);
		this.teams = List.copyOf(teams);
		this.names = services.stream()
			.flatMap((service) -> names(service)
				.map((name) -> new ServiceName(service, name.length(), new SignalPhrase(name))))
			.toList();
	}

	public List<Service> services() {
		return this.services;
	}

	public List<Team> teams() {
		return this.teams;
	}

	/** The service with this id. */
	public Optional<Service> service(String id) {
		return this.services.stream().filter((service) -> service.id().equals(id)).findFirst();
	}

	/** The team with this id. */
	public Optional<Team> team(String id) {
		return this.teams.stream().filter((team) -> team.id().equals(id)).findFirst();
	}

	/**
	 * The service that a text mentions; of several, the one mentioned by the longest
	 * phrase, which is the most specific.
	 */
	public Optional<Service> mentionedIn(String text) {
		String plain = SignalPhrase.plain(text);
		return this.names.stream()
			.filter((name) -> name.phrase().isInPlain(plain))
			.max(Comparator.comparingInt(ServiceName::length))
			.map(ServiceName::service);
	}

	private static Stream<String> names(Service service) {
		return Stream.concat(Stream.of(service.id(), service.name()), service.phrases().stream());
	}

	private record ServiceName(Service service, int length, SignalPhrase phrase) {

	}

}
