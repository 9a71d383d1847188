/// Cards as they look in chats, to be looked at.
package bouncecard.bench.pictures;
