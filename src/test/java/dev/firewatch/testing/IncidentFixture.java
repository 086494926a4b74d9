package dev.firewatch.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Kind;
import dev.firewatch.incident.RoleHolder;
import dev.firewatch.incident.Signal;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.policy.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Incidents as values: {@code anIncident().severity(SEV1).led("alice").resolved()}, with
 * no chat or storage around them. Bob declares them, at nine.
 */
public final class IncidentFixture {

	public static final Instant DECLARED = Instant.parse("2026-11-20T09:00:00Z");

	private final List<Signal> signals = new ArrayList<>();

	private final List<RoleHolder> holders = new ArrayList<>();

	private String title = "Checkout is down";

	private Kind kind = Kind.INCIDENT;

	private Severity recommended = Severity.SEV2;

	private @Nullable Severity asked;

	private boolean isPrivate;

	private IncidentFixture() {
	}

	public static IncidentFixture anIncident() {
		return new IncidentFixture();
	}

	/** The person whom the stories call by this name. */
	public static PersonId person(String name) {
		return new PersonId("local/" + name);
	}

	/** A moment so many minutes after the incident was declared. */
	public static Instant minutesIn(int minutes) {
		return DECLARED.plusSeconds(60L * minutes);
	}

	public IncidentFixture titled(String words) {
		title = words;
		return this;
	}

	public IncidentFixture kind(Kind its) {
		kind = its;
		return this;
	}

	/** Recommended, and so declared with. */
	public IncidentFixture severity(Severity severity) {
		recommended = severity;
		return this;
	}

	/** Asked for by the one who declares. */
	public IncidentFixture asked(Severity severity) {
		asked = severity;
		return this;
	}

	public IncidentFixture signal(String phrase, String family) {
		signals.add(new Signal(phrase, family, recommended));
		return this;
	}

	public IncidentFixture inPrivate() {
		isPrivate = true;
		return this;
	}

	/** Somebody takes the role a minute in. */
	public IncidentFixture role(String role, String name) {
		holders.add(new RoleHolder(role, person(name), minutesIn(1)));
		return this;
	}

	public IncidentFixture led(String name) {
		return role("commander", name);
	}

	/** As it was declared, its roles taken. */
	public Incident open() {
		Incident incident = Incident.declared(
				new Incident.Declaration(title, kind, isPrivate, Platform.LOCAL, person("bob"), DECLARED, asked),
				signals, recommended);
		holders.forEach(incident::give);
		return incident;
	}

	public Incident mitigated() {
		Incident incident = open();
		incident.mitigate(minutesIn(30));
		return incident;
	}

	public Incident resolved() {
		Incident incident = mitigated();
		incident.resolve(minutesIn(60));
		return incident;
	}

	public Incident followedUp() {
		Incident incident = resolved();
		incident.followUp();
		return incident;
	}

	public Incident closed() {
		Incident incident = followedUp();
		incident.close(minutesIn(90));
		return incident;
	}

	public Incident cancelled() {
		Incident incident = open();
		incident.cancel(minutesIn(30), "a test of the alarm");
		return incident;
	}

	/** The file of the open incident. */
	public Casefile file() {
		return file(open());
	}

	/** The file of an incident. */
	public static Casefile file(Incident incident) {
		return Casefile.opened(new IncidentId("INC-2026-0001"), "declared-once", incident);
	}

}
