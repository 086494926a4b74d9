package dev.firewatch.workflow.kernel;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Reply;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Writes down in private incidents who may know of them by policy, so that every list and
 * every view asks the incident alone. All are rewritten once those people change.
 */
class ConfideInSeniors implements FollowUpTask {

	private final CasefileEditor editor;

	private final Casefiles casefiles;

	private final PermissionCheck permissions;

	private final ConfidedDocuments confided;

	private volatile @Nullable Set<PersonId> written;

	ConfideInSeniors(CasefileEditor editor, Casefiles casefiles, PermissionCheck permissions,
			ConfidedDocuments confided) {
		this.editor = editor;
		this.casefiles = casefiles;
		this.permissions = permissions;
		this.confided = confided;
	}

	@Override
	public Pass at(Instant now) {
		Set<PersonId> people = permissions.confidants();
		if (!people.equals(written)) {
			write(people);
		}
		return docket -> {
			if (differs(docket.file(), people)) {
				confide(docket.file(), people);
			}
			return Look.done(Optional.empty());
		};
	}

	/** Nothing is rewritten where an earlier run wrote the same. */
	private void write(Set<PersonId> people) {
		Set<PersonId> before = confided.findById(Confided.ID).map(Confided::people).orElse(Set.of());
		if (!before.equals(people)) {
			casefiles.confide(people);
			confided.save(new Confided(Confided.ID, people));
		}
		written = people;
	}

	private static boolean differs(Casefile file, Set<PersonId> people) {
		return file.incident().isPrivate() && !file.incident().confidants().equals(people);
	}

	private void confide(Casefile addressed, Set<PersonId> people) {
		editor.change(addressed.id(), "confide/" + addressed.version(), file -> {
			if (!differs(file, people)) {
				return Decision.refused(Reply.silent());
			}
			file.incident().confide(people);
			return Decision.accepted(Reply.silent());
		});
	}

}
