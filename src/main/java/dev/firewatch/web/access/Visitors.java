package dev.firewatch.web.access;

import java.security.Principal;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.web.util.WebUtils;

/**
 * Who looks at a page: by session, or in local mode the person chosen in the workspace.
 */
public class Visitors {

	/** The local workspace's cookie that says who the visitor is. */
	private static final String WHO = "firewatch-person";

	private final People people;

	private final boolean localMode;

	Visitors(People people, boolean localMode) {
		this.people = people;
		this.localMode = localMode;
	}

	/** The person as somebody who is logged in. */
	static Authentication known(PersonId person) {
		return UsernamePasswordAuthenticationToken.authenticated(person, null, AuthorityUtils.NO_AUTHORITIES);
	}

	/** Who sent the request; empty for somebody who has not said who they are. */
	public Optional<PersonId> visitor(HttpServletRequest request) {
		Principal principal = request.getUserPrincipal();
		if (principal instanceof Authentication visitor && visitor.getPrincipal() instanceof PersonId id) {
			return Optional.of(people.find(id).map(Person::id).orElse(id));
		}
		Cookie who = WebUtils.getCookie(request, WHO);
		return localMode && who != null && !who.getValue().isBlank()
				? people.find(new PersonId("local/" + who.getValue())).map(Person::id) : Optional.empty();
	}

	/** Whether the visitor may see the incident. */
	public boolean mayEnter(Casefile file, PersonId visitor) {
		return people.find(visitor).filter(file::visibleTo).isPresent();
	}

	/**
	 * Whether the visitor belongs to the organisation, and not only to some incidents.
	 */
	public boolean belongs(PersonId visitor) {
		return people.find(visitor).filter(person -> !person.isOutsider()).isPresent();
	}

	/** Whether somebody who has not said who they are may see what isn't private. */
	public boolean strangersWelcome() {
		return localMode;
	}

}
