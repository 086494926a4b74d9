package dev.firewatch.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who looks after what, as written in {@code config/services.yml}. */
public record Services(List<Service> services, List<Team> teams) {

	public Services {
		services = List.copyOf(services);
		teams = List.copyOf(teams);
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
		return this.services.stream()
			.flatMap((service) -> names(service).filter((name) -> new SignalPhrase(name).isInPlain(plain))
				.map((name) -> new ServiceMention(service, name.length())))
			.max(Comparator.comparingInt(ServiceMention::length))
			.map(ServiceMention::service);
	}

	private static Stream<String> names(Service service) {
		return Stream.concat(Stream.of(service.id(), service.name()), service.phrases().stream());
	}

	private record ServiceMention(Service service, int length) {

	}

}
