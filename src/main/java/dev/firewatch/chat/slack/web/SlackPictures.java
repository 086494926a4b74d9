package dev.firewatch.chat.slack.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import com.slack.api.methods.response.files.FilesGetUploadURLExternalResponse;
import dev.firewatch.Sha256;
import dev.firewatch.chat.Administrators;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.FileUploads;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.slack.blocks.SlackPlace;
import dev.firewatch.people.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures, which Slack takes as files and shows in a message of their own. A message
 * says in words what its pictures show, so nothing is lost if they can't be shared.
 */
class SlackPictures {

	private static final Logger log = LoggerFactory.getLogger(SlackPictures.class);

	private static final String ABOUT = "pictures";

	private static final String DOING = "upload a picture";

	private final SlackWeb web;

	private final Administrators administrators;

	private final SlackHosts hosts;

	private final FileUploads uploads = new FileUploads("Slack");

	SlackPictures(SlackWeb web, Administrators administrators, SlackHosts hosts) {
		this.web = web;
		this.administrators = administrators;
		this.hosts = hosts;
	}

	/**
	 * The name by which the pictures of a message are found again.
	 * @param key that of the message
	 */
	static String name(String key) {
		return Sha256.hex(key).substring(0, 12);
	}

	/** Shares the pictures; what can't be is left to the words. */
	void share(SlackPlace place, @Nullable String thread, List<Block.Picture> pictures, String key) {
		try {
			List<FileDetails> files = new ArrayList<>();
			for (Block.Picture picture : pictures) {
				files.add(uploaded(picture, slug(picture.title()) + "-" + name(key) + ".png"));
			}
			web.call(SlackMethod.FILES_COMPLETE_UPLOAD, "share a picture", client -> client
				.filesCompleteUploadExternal(r -> r.channelId(place.channel()).threadTs(thread).files(files)));
			administrators.mended(Platform.SLACK, ABOUT);
		}
		catch (SlackFailure refused) {
			log.warn("{} pictures are not shown: {}", pictures.size(), refused.code());
			if (refused.code().equals("missing_scope")) {
				administrators.tell(Platform.SLACK, ABOUT, String.valueOf(refused.getMessage()));
			}
		}
		catch (PlatformFailure failure) {
			log.warn("{} pictures are not shown: {}", pictures.size(), failure.code());
		}
	}

	private FileDetails uploaded(Block.Picture picture, String name) {
		byte[] content = picture.content();
		FilesGetUploadURLExternalResponse place = web.call(SlackMethod.FILES_GET_UPLOAD_URL, DOING,
				client -> client.filesGetUploadURLExternal(
						r -> r.filename(name).length(content.length).altTxt(picture.title() + ": " + picture.words())));
		URI address = hosts.allowed(place.getUploadUrl());
		uploads.send(address, content, "image/png");
		return FileDetails.builder().id(place.getFileId()).title(picture.title()).build();
	}

	private static String slug(String title) {
		String plain = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
		return plain.isEmpty() ? "picture" : plain;
	}

}
